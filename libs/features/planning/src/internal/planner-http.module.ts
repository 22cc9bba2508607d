import { Module } from '@nestjs/common';
import { AnswersController } from './answers.controller.js';

/** The internal addresses of a planner that runs on its own. Not for a process that the public reaches. */
@Module({ controllers: [AnswersController] })
export class PlannerHttpModule {}
