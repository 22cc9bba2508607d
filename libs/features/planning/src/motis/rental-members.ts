import type { RentalLinks, RentalReturn } from '@maillage/itinerary-model';

/** MOTIS's members for the links of a provider. */
export const linkMembers = ({ android, ios, web }: RentalLinks = {}) => ({
  ...(android !== undefined && { rentalUriAndroid: android }),
  ...(ios !== undefined && { rentalUriIOS: ios }),
  ...(web !== undefined && { rentalUriWeb: web }),
});

/** MOTIS's words; what GBFS calls hybrid may be left anywhere. */
export const RETURN_CONSTRAINTS: Readonly<Record<RentalReturn, 'NONE' | 'ANY_STATION' | 'ROUNDTRIP_STATION'>> = {
  free_floating: 'NONE',
  hybrid: 'NONE',
  any_station: 'ANY_STATION',
  roundtrip_station: 'ROUNDTRIP_STATION',
};
