import { pluginFindings } from './plugin.rules';

const plugin = (file: string) => ({ file, name: file.toUpperCase() });

describe('plugins', () => {
  it('are known by their folder, and named together by what they do', () => {
    const findings = pluginFindings(
      ['woocommerce/woocommerce.php', 'wordfence/wordfence.php', 'wp-cerber/wp-cerber.php'].map(
        plugin,
      ),
    );
    expect(findings).toMatchObject([
      { code: 'SECURITY_PLUGIN', evidence: 'WORDFENCE/WORDFENCE.PHP, WP-CERBER/WP-CERBER.PHP' },
    ]);
  });

  it('of a single file count as well, and those that are only named alike do not', () => {
    expect(pluginFindings([plugin('maintenance.php')])).toMatchObject([
      { code: 'MAINTENANCE_PLUGIN' },
    ]);
    expect(pluginFindings([plugin('maintenance-of-lifts/lifts.php')])).toEqual([]);
  });
});
