/** How bad a monitor finds it, in PagerDuty's four words. */
export type AlertLevel = 'critical' | 'error' | 'warning' | 'info';

/** One message from a monitor, whatever its format was. */
export interface AlertEvent {
  /** A service's key: who it is for. */
  routingKey: string;
  action: 'trigger' | 'acknowledge' | 'resolve';
  /** At most 255 characters. */
  dedupKey: string;
  /** What is wrong, on a trigger; it becomes the title. */
  summary: string;
  /** What it comes from: a host, a program. */
  source: string;
  level: AlertLevel;
}
