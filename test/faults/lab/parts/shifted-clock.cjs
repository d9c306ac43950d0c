/** Loaded into a process of the service before anything else: its clock is off by LAB_CLOCK_SHIFT_MS. */
const shiftMs = Number(process.env.LAB_CLOCK_SHIFT_MS);
const RealDate = Date;
const now = () => RealDate.now() + shiftMs;

globalThis.Date = class Date extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }

  static now() {
    return now();
  }
};
