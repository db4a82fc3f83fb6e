import type { Timers } from '../clock.ts';
import { CallFaults } from './call-faults.ts';
import { DeliveryFaults } from './delivery-faults.ts';

/** Everything that can be made to go wrong, on the way to Slack and, in `deliveries`, on the way to the app. */
export class Faults extends CallFaults {
  readonly deliveries: DeliveryFaults;
  /** How far the Date header of answers is off, in milliseconds. */
  dateSkewMs = 0;

  constructor(timers: Timers) {
    super();
    this.deliveries = new DeliveryFaults(timers);
  }

  override clear(): void {
    super.clear();
    this.deliveries.clear();
    this.dateSkewMs = 0;
  }
}
