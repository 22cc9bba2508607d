import type { Rule } from '@maillage/feed-reading';

export const otherVersion: Rule = {
  code: 'OTHER_VERSION',
  severity: 'info',
  what: {
    fr: 'La version de GBFS ({version}) n’est pas entre 2.0 et 3.x.',
    en: 'The version of GBFS ({version}) is not between 2.0 and 3.x.',
  },
  why: { fr: 'Le fichier est lu autant que possible.', en: 'The file is read as far as possible.' },
  remedy: { fr: 'Publiez en GBFS 2.3 ou 3.0.', en: 'Publish GBFS 2.3 or 3.0.' },
  docs: 'A document says no version, as GBFS 1.0 does, or one that we do not know. It is read as the nearest that we know.',
};

export const vendorField: Rule = {
  code: 'VENDOR_FIELD',
  severity: 'info',
  what: {
    fr: '« {id} » : un champ propre à l’exploitant est compris faute du champ de la norme.',
    en: '“{id}”: a field of the operator’s own is understood for want of that of the standard.',
  },
  why: { fr: 'D’autres ne le liront pas.', en: 'Others will not read it.' },
  remedy: { fr: 'Utilisez vehicle_types_available.', en: 'Use vehicle_types_available.' },
  docs: '`num_bikes_available_types`, as Vélib’ Métropole writes it. Its counts are used for the types `mechanical` and `ebike`.',
};

export const nothingToRent: Rule = {
  code: 'NOTHING_TO_RENT',
  severity: 'error',
  what: { fr: 'Ni stations ni véhicules.', en: 'Neither stations nor vehicles.' },
  why: { fr: 'Rien ne pourrait être proposé.', en: 'Nothing could be offered.' },
  remedy: {
    fr: 'Publiez station_information ou vehicle_status.',
    en: 'Publish station_information or vehicle_status.',
  },
  docs: 'No usable station and no usable vehicle is left. The feed is refused and the last good one stays.',
};

export const missingDocument: Rule = {
  code: 'MISSING_DOCUMENT',
  severity: 'error',
  what: { fr: 'Le fichier « {name} » n’est pas annoncé.', en: 'The file “{name}” is not announced.' },
  why: { fr: 'La norme l’exige et il est indispensable.', en: 'The standard demands it and nothing works without it.' },
  remedy: { fr: 'Ajoutez-le à gbfs.json.', en: 'Add it to gbfs.json.' },
  docs: 'The discovery document names neither `station_information` nor `vehicle_status` (`free_bike_status`). It is not used and never kept for later.',
};

export const statusWithoutInformation: Rule = {
  code: 'STATUS_WITHOUT_INFORMATION',
  severity: 'warning',
  what: { fr: '« {id} » a un état mais aucune description.', en: '“{id}” has a status but no information.' },
  why: { fr: 'On ne sait pas où elle est ; elle est ignorée.', en: 'Nobody knows where it is; it is ignored.' },
  remedy: { fr: 'Décrivez la station dans station_information.', en: 'Describe the station in station_information.' },
  docs: 'A station of `station_status` is not in `station_information`. Its status is not used.',
};

export const informationWithoutStatus: Rule = {
  code: 'INFORMATION_WITHOUT_STATUS',
  severity: 'warning',
  what: { fr: '« {id} » est décrite mais n’a aucun état.', en: '“{id}” has information but no status.' },
  why: {
    fr: 'Ses vélos et ses places sont inconnus, et non pas absents.',
    en: 'Its vehicles and docks are unknown, which is not none.',
  },
  remedy: { fr: 'Publiez son état dans station_status.', en: 'Publish its status in station_status.' },
  docs: 'A station of `station_information` is not in `station_status`. It is kept, with unknown counts.',
};

export const implausibleCount: Rule = {
  code: 'IMPLAUSIBLE_COUNT',
  severity: 'warning',
  what: {
    fr: '« {id} » annonce plus que sa capacité ne permet.',
    en: '“{id}” tells of more than its capacity allows.',
  },
  why: { fr: 'Le nombre est traité comme inconnu.', en: 'The number is treated as unknown.' },
  remedy: { fr: 'Corrigez le nombre ou la capacité.', en: 'Mend the number or the capacity.' },
  docs: 'More free docks than the capacity, or more vehicles than twice the capacity (stations do overflow), or more than 10,000 of either. The count is unknown.',
};

export const invalidArea: Rule = {
  code: 'INVALID_AREA',
  severity: 'warning',
  what: {
    fr: '« {id} » : la surface n’est pas utilisable ({reason_fr}).',
    en: '“{id}”: the area is of no use ({reason_en}).',
  },
  why: {
    fr: 'Elle est ignorée ; une zone sans surface est écartée.',
    en: 'It is ignored; a zone without an area is dropped.',
  },
  remedy: { fr: 'Donnez un MultiPolygon de GeoJSON valide.', en: 'Give a valid MultiPolygon of GeoJSON.' },
  docs: 'Not a MultiPolygon, a ring that is open, too short or crosses itself, positions off the Earth, more than 20,000 positions. A station loses its area, a zone is dropped.',
};

export const unknownType: Rule = {
  code: 'UNKNOWN_VEHICLE_TYPE',
  severity: 'warning',
  what: { fr: '« {id} » est d’un type de véhicule inconnu.', en: '“{id}” is of a vehicle type that nobody describes.' },
  why: { fr: 'On le traite comme un vélo ordinaire.', en: 'It is treated as a plain bicycle.' },
  remedy: { fr: 'Décrivez le type dans vehicle_types.', en: 'Describe the type in vehicle_types.' },
  docs: 'A vehicle refers to a type that is not in `vehicle_types`. It is kept, as a bicycle.',
};

export const forbiddenUri: Rule = {
  code: 'FORBIDDEN_URI',
  severity: 'warning',
  what: { fr: '« {id} » : une adresse n’est pas sûre.', en: '“{id}”: an address is not safe.' },
  why: { fr: 'Elle n’est pas montrée aux voyageurs.', en: 'It is not shown to travellers.' },
  remedy: {
    fr: 'Donnez une adresse https ou celle d’une application.',
    en: 'Give an https address or that of an app.',
  },
  docs: 'An address without a scheme, or of one that runs code or opens files (`javascript:`, `data:`, `file:` …). It is left out.',
};

export const noAvailability: Rule = {
  code: 'NO_AVAILABILITY',
  severity: 'error',
  what: {
    fr: 'Ni état des stations ni véhicules : rien n’est su du moment présent.',
    en: 'Neither a status of stations nor vehicles: nothing is known of the present.',
  },
  why: {
    fr: 'Le dernier état connu reste, jusqu’à son âge limite.',
    en: 'The last one that is known stays, up to its age limit.',
  },
  remedy: {
    fr: 'Vérifiez station_status et vehicle_status.',
    en: 'Check station_status and vehicle_status.',
  },
  docs: 'None of `station_status` and `vehicle_status` (`free_bike_status`) came, or could be read. What was known stays and grows old.',
};

export const silentStation: Rule = {
  code: 'SILENT_STATION',
  severity: 'warning',
  what: {
    fr: '« {id} » n’a rien dit depuis plus d’un jour.',
    en: '“{id}” has said nothing for more than a day.',
  },
  why: { fr: 'Ses nombres sont traités comme inconnus.', en: 'Its counts are treated as unknown.' },
  remedy: { fr: 'Vérifiez la station, ou last_reported.', en: 'Check the station, or last_reported.' },
  docs: '`last_reported` of a station is more than 24 hours old though the document is fresh. Its counts are unknown, never zero.',
};

export const teleportedVehicle: Rule = {
  code: 'VEHICLE_TELEPORTED',
  severity: 'warning',
  what: {
    fr: 'Des véhicules ont changé de place plus vite qu’on ne roule.',
    en: 'Vehicles have changed places faster than anything drives.',
  },
  why: { fr: 'Leurs positions ne sont pas sûres.', en: 'Their positions are not certain.' },
  remedy: { fr: 'Vérifiez les positions et les identifiants.', en: 'Check the positions and the ids.' },
  docs: 'Vehicles are more than 2 km from where they were in the reading before, and farther than at 150 km/h. They are used where they are now.',
};

export const nothingAvailable: Rule = {
  code: 'NOTHING_AVAILABLE',
  severity: 'warning',
  what: {
    fr: 'Aucun véhicule dans aucune station.',
    en: 'Not one vehicle at any station.',
  },
  why: { fr: 'C’est possible, mais c’est le plus souvent une panne.', en: 'It may be, and mostly it is a failure.' },
  remedy: { fr: 'Vérifiez la source de station_status.', en: 'Check the source of station_status.' },
  docs: 'Ten stations or more, all of them with zero vehicles, and no free vehicle. It is used as it is and told.',
};
