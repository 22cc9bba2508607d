/** Whether a name says that people park here to ride on: `P+R Les Vergers`, `P&R`, `Parc relais`. */
export const isParkAndRideName = (name: string): boolean => PARK_AND_RIDE.test(name);

const PARK_AND_RIDE = /^(?:p ?\+ ?r|p ?& ?r|p ?et ?r|park ?(?:\+|&|and) ?ride|par(?:c|king)[ -]relais)(?![a-zà-ÿ])/i;
