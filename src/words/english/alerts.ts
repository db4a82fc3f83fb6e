/** What Muster says in a monitor's place. */
export const alerts = {
  /** What fixed an incident whose monitor says that it is over. */
  isOver: 'The monitor reports that it is over.',
};
