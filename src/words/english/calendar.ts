/** What a calendar program shows of shifts. */
export const calendar = {
  own: (schedule: string) => `On call: ${schedule}`,
  of: (person: string, schedule: string) => `${person} on call: ${schedule}`,
  layer: (layer: string) => `By the rotation ${layer}.`,
  override: 'By an override.',
};
