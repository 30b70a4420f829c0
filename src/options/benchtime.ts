/** Benchtime is `-benchtime`: `100x` or `100ms`. */
export type Benchtime =
  | { readonly kind: "count"; readonly iterations: number }
  | { readonly kind: "time"; readonly seconds: number };
