export { PlannerHttpModule } from './internal/planner-http.module.js';
export { PlanningModule } from './planning.module.js';
