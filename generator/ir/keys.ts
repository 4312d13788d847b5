/** How components that share a local name are told apart in values. */
import { clark } from '../support/qname.js';
import type { Attribute, Item, OrderedContent } from './model.js';

/** Of a clashing attribute under `$attributes`, beside the ones that only a wildcard admits. */
export function attributeKey(attribute: Attribute): string {
  return attribute.clashes ? clark(attribute.namespace, attribute.name) : attribute.name;
}

/** The `name` of an item under `$content`: the local name, unless two namespaces have it. */
export function itemKey(content: OrderedContent, item: Item): string {
  const isUnique = content.items.every(
    (other) => other.name !== item.name || other.namespace === item.namespace,
  );
  return isUnique ? item.name : clark(item.namespace, item.name);
}
