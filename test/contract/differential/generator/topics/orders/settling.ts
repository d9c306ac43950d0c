import type { Json } from '../../../../suite/shop/json';
import { text } from '../../pools/texts';
import { wrong } from '../../pools/values';
import type { Script } from '../../script';

/** What orders are settled by, and who is told of them: taxes, coupons, customers, webhooks. */
export function settling(script: Script): void {
  const { random } = script;
  script.post('taxes', {
    country: random.pick(['GR', 'gr', 'XX', '']),
    rate: random.pick<Json>(['24', '19.5', 'abc', 5]),
    name: text(random, 1),
    ...(random.chance(0.4)
      ? {
          class: random.pick(['standard', 'zero-rate', 'nope']),
          priority: 2,
          compound: true,
          shipping: false,
        }
      : {}),
  });
  script.get('taxes');
  script.post('coupons', {
    code: random.pick(['TEN', 'Zehn %', text(random, 1)]),
    discount_type: random.pick(['percent', 'fixed_cart', 'nope']),
    amount: random.pick<Json>(['10', 5, 'abc']),
  });
  script.post('coupons', {});
  script.post('coupons', { code: 'TEN', amount: '5' });
  script.post('coupons', { code: 'ten', amount: '5' });
  script.get('coupons');
  const email = random.pick(['a@x.example', 'not', 'Ä@x.example']);
  script.post('customers', { email, first_name: text(random, 1) });
  script.post('customers', { email, username: 'again' });
  script.get('customers/999999');
  const hook = script.post('webhooks', {
    name: text(random, 1),
    topic: random.pick(['order.updated', 'product.created', 'nope', 'order.nope', 'action.x']),
    delivery_url: random.pick(['https://hooks.invalid/x', 'not a url', '']),
  });
  script.get(`webhooks/${hook.id}`);
  script.put(`webhooks/${hook.id}`, {
    status: random.pick(['paused', 'disabled', 'active', 'nope']),
  });
  script.post('webhooks', {
    [random.pick(['topic', 'delivery_url', 'secret', 'status'])]: wrong(random),
  });
  script.get('webhooks', { per_page: '5' });
  script.delete(`webhooks/${hook.id}`);
  script.delete(`webhooks/${hook.id}`, true);
  script.get('webhooks/999999');
}
