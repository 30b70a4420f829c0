// All that is used of @actions/tool-cache: without downloads it needs no HTTP client, ten times its size.
export { findAllVersions } from "@actions/tool-cache";
