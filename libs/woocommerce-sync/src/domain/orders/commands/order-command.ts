import type { SyncRequestOrigin } from '../../ledger/sync-item-state';

/** What the ERP can say of an order of a shop, for the shop to follow. */
export const ORDER_COMMAND_KINDS = ['booked', 'shipped', 'cancelled', 'refunded'] as const;

/** One of the four. */
export type OrderCommandKind = (typeof ORDER_COMMAND_KINDS)[number];

/** The ERP has booked the order. */
export interface Booking {
  readonly kind: 'booked';
  /** The number of the ERP's document. */
  readonly document: string;
}

/** Pieces of one line of an order. */
export interface LinePieces {
  readonly lineId: number;
  readonly quantity: number;
}

/** A parcel, or several, have left. */
export interface Shipment {
  readonly kind: 'shipped';
  readonly trackingNumbers: readonly string[];
  /** The carrier's name; '' where it is not told. */
  readonly carrier: string;
  /** Where the parcel can be followed; null where it is not told. */
  readonly trackingUrl: string | null;
  /** ISO 8601; null: now. */
  readonly shippedAt: string | null;
  /** What was in it; null: all that is left to ship. */
  readonly lines: readonly LinePieces[] | null;
}

/** The ERP has cancelled the order. */
export interface Cancellation {
  readonly kind: 'cancelled';
  /** '' where none is told. */
  readonly reason: string;
}

/** What goes back of one line; money is plain decimal text, without tax. */
export interface RefundedPart extends LinePieces {
  readonly total: string;
  readonly taxes: readonly { readonly rateId: number; readonly total: string }[];
}

/** The ERP has given money back. */
export interface Repayment {
  readonly kind: 'refunded';
  /** What the customer gets back in all; plain decimal text, above zero. */
  readonly amount: string;
  readonly reason: string;
  /** Empty for an amount without lines. */
  readonly lines: readonly RefundedPart[];
  /** Whether the pieces go back into the shop's stock. */
  readonly restock: boolean;
}

/** What a command says. */
export type OrderCommandBody = Booking | Shipment | Cancellation | Repayment;

/** Something that the ERP has said of an order. */
export interface OrderCommand {
  readonly storeId: string;
  /** The shop's own id. */
  readonly orderId: number;
  /** The same on every repeat. */
  readonly commandId: string;
  readonly body: OrderCommandBody;
}

/** A command that is not carried out yet. */
export interface OpenOrderCommand extends OrderCommand {
  /** Whether a call for it has left before that was not seen to end. */
  readonly wasCalled: boolean;
  /** Whether the shop may still be working on such a call. */
  readonly mayStillLand: boolean;
}

/** All that the ERP has said of one order. */
export interface OrderCommands {
  /** What is still to be done, as it arrived; what failed is among it. */
  readonly open: readonly OpenOrderCommand[];
  /** The shipments that were carried out. */
  readonly shipments: readonly Shipment[];
}

/** Keeps what the ERP says of orders, until the shop has followed. */
export abstract class OrderCommandRepository {
  /**
   * Keeps a command and asks for its item, in one transaction. One that is known already changes
   * nothing, unless it has failed: then what it says now takes the place of what it said. Answers
   * whether an item was asked for.
   */
  abstract accept(command: OrderCommand, origin: SyncRequestOrigin): Promise<boolean>;

  /**
   * All commands of an order.
   * @param longestCallMs how long the shop may work on a call that we gave up on
   */
  abstract ofOrder(storeId: string, orderId: number, longestCallMs: number): Promise<OrderCommands>;

  /** Notes that a call for a command is about to leave. */
  abstract noteCall(command: OrderCommand): Promise<void>;

  /** Notes that the call did nothing. */
  abstract forgetCall(command: OrderCommand): Promise<void>;

  /**
   * Notes that the shop has followed a command. What was booked or shipped counts as booked from
   * then on, and holds nothing of the shop's stock; of a booking its document is kept.
   */
  abstract finish(command: OrderCommand): Promise<void>;

  /** Notes why the shop could not follow. It stays open. */
  abstract fail(
    command: OrderCommand,
    reason: { readonly code: string; readonly message: string },
  ): Promise<void>;
}
