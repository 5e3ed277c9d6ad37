import type { XmlPart } from '../../model/workbookModel';
import { HostObject, type HostCollection } from '../richApi/hostObject';
import { fail } from '../richApi/richApiError';
import type { World } from './world';

/** Excel.CustomXmlPartCollection, and its scoped kind when a namespace is given. */
export class CustomXmlPartCollection extends HostObject implements HostCollection {
  readonly type: string;
  constructor(
    private readonly world: World,
    private readonly namespace?: string,
  ) {
    super();
    this.type = namespace === undefined ? 'CustomXmlPartCollection' : 'CustomXmlPartScopedCollection';
  }
  items(): readonly CustomXmlPart[] {
    return this.world.model.parts
      .filter((part) => this.namespace === undefined || part.namespace === this.namespace)
      .map((part) => new CustomXmlPart(this.world, part.id));
  }
  item(key: string | number): CustomXmlPart {
    const wanted = String(key).toLowerCase();
    const found = this.items().find((part) => part.Id.toLowerCase() === wanted);
    return found ?? fail('ItemNotFound', `${this.type}.getItem`);
  }
  GetCount(): number {
    return this.items().length;
  }
  GetByNamespace(namespace: string): CustomXmlPartCollection {
    return new CustomXmlPartCollection(this.world, namespace);
  }
  GetOnlyItem(): CustomXmlPart {
    const [only, ...others] = this.items();
    return only && others.length === 0 ? only : fail('ItemNotFound', 'CustomXmlPartScopedCollection.getOnlyItem');
  }
  Add(xml: string): CustomXmlPart {
    return new CustomXmlPart(this.world, this.world.model.addPart(String(xml)).id);
  }
}

/** Excel.CustomXmlPart. */
export class CustomXmlPart extends HostObject {
  readonly type = 'CustomXmlPart';
  constructor(
    private readonly world: World,
    private readonly id: string,
  ) {
    super();
  }
  private get part(): XmlPart {
    return this.world.model.parts.find((part) => part.id === this.id) ?? fail('ItemNotFound', 'CustomXmlPart');
  }
  get Id(): string {
    return this.id;
  }
  get NamespaceUri(): string {
    return this.part.namespace;
  }
  GetXml(): string {
    return this.part.xml;
  }
  SetXml(xml: string): void {
    this.world.model.setPart(this.id, String(xml));
  }
  Delete(): void {
    this.world.model.deletePart(this.id);
  }
}
