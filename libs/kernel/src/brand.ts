/** A `Base` that cannot be mistaken for another `Base`: it exists for the compiler only and costs nothing at run time. */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name };
