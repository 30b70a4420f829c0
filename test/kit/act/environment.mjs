// Loaded into every Node that act starts: act always names github.com and its own servers, and these are the
// kit's.
Object.assign(process.env, JSON.parse(process.env.STEADY_KIT_VARIABLES ?? "{}"));
