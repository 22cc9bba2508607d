/** A description in both languages, as JSON Schema can carry it: OpenAPI knows one, the docs page shows both. */
export const described = (fr: string, en: string) => ({ description: en, 'x-description-fr': fr });
