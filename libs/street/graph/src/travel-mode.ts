/** How somebody moves along streets without a vehicle of public transport. */
export type TravelMode = 'foot' | 'wheelchair' | 'bicycle' | 'car';

/** The order of the modes in every column that has one value per mode. */
export const TRAVEL_MODES = ['foot', 'wheelchair', 'bicycle', 'car'] as const satisfies readonly TravelMode[];

/** `along` is the order of the nodes of the OSM way, `against` the opposite. */
export type WayDirection = 'along' | 'against';

export const MODE_INDEX: Readonly<Record<TravelMode, number>> = { foot: 0, wheelchair: 1, bicycle: 2, car: 3 };
export const CAR_BIT = 1 << MODE_INDEX.car;
