/** isTime is true for a UTC time such as 2028-02-29T12:00:00Z. Date takes 30 February for 2 March. */
export function isTime(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString() === text.replace("Z", ".000Z");
}
