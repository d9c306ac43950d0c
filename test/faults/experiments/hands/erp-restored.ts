import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

/** The ERP is put back to a backup, and an admin says so. */
export const erpRestored: Experiment = {
  name: 'hands-restore-the-erp',
  about:
    'The ERP goes back to a backup, with lower versions; once an admin says so the shop follows it',
  attacks: ['S', 'R', 'T', 'L'],
  async run(lab) {
    const { erp, life } = lab;
    const backup = erp.backup();
    await life.close(5);
    await life.change(25);
    await lab.quiet();
    erp.restore(backup);
    await life.change(20);
    await lab.quiet();
    await lab.call('POST', '/sync/erp-restored', {});
    await life.change(10);
    await lab.quiet();
    await nothingFailed(lab);
  },
};
