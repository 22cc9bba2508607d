/** `transfers.txt` `transfer_type`: 0 recommended, 1 timed, 2 minimum time, 3 not possible, 4 in-seat, 5 must re-board. */
export type TransferType = 0 | 1 | 2 | 3 | 4 | 5;

/** A row of `transfers.txt`; every reference is a row index, −1 where the row does not restrict it. */
export interface Transfer {
  readonly fromStop: number;
  readonly toStop: number;
  readonly fromRoute: number;
  readonly toRoute: number;
  readonly fromTrip: number;
  readonly toTrip: number;
  readonly type: TransferType;
  /** −1 when not given. */
  readonly minTransferSeconds: number;
}
