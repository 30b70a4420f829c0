/** percent is a share as scripts write it. @param {number} share @param {number} [digits] behind the point @returns {string} */
export function percent(share, digits = 1) {
  return `${(100 * share).toFixed(digits)} %`;
}
