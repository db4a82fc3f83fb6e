/** How far a carrier says that a page came. `unknown`: nobody can say whether it left; it is sent again. */
export type ReceiptStatus =
  | 'accepted'
  | 'sent'
  | 'delivered'
  | 'answered'
  | 'machine'
  | 'unknown'
  | 'refused'
  | 'undelivered'
  | 'no_answer';

/** One word of a carrier about one page: proof, written once. */
export interface Receipt {
  /** Made of page, provider reference and status, so that a callback that comes twice is one receipt. */
  id: string;
  pageId: string;
  at: number;
  status: ReceiptStatus;
  /** The carrier's own name for the message or call. */
  providerRef: string | null;
  /** An error code of the carrier. */
  detail: string | null;
}

/** The carrier says that it will not arrive: the next contact method is tried. */
export function isLost({ status }: Pick<Receipt, 'status'>): boolean {
  return status === 'refused' || status === 'undelivered' || status === 'no_answer';
}

export function newReceipt(of: Omit<Receipt, 'id'>): Receipt {
  return { id: `${of.pageId}:${of.providerRef ?? of.at}:${of.status}`, ...of };
}
