// A style sheet that is imported is bundled, and has no value.
declare module "*.css";
