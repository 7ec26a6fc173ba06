import { createRequire } from 'node:module';
import {
  buildClientSchema,
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
  parse,
  validate,
  type GraphQLNamedType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import * as documents from '../../src/backends/shopify/documents';
import { shopifySchema } from '../../src/testing/shopifySchema';

const require = createRequire(import.meta.url);

function realSchema(name: string): GraphQLSchema {
  const introspection: IntrospectionQuery = require(`${name}/storefront.schema.json`);
  return buildClientSchema(introspection);
}

const real = {
  '2026.4.4': realSchema('@shopify/hydrogen-react'),
  '2024.10.1': realSchema('hydrogen-react-2024'),
};

/** Where one schema says something that another does not say, or not so. */
function differences(fake: GraphQLSchema, from: GraphQLSchema): string[] {
  const directives = fake.getDirectives().flatMap(({ name, args }) =>
    args
      .filter((arg) => {
        const other = from.getDirective(name)?.args.find((one) => one.name === arg.name);
        return String(other?.type) !== String(arg.type);
      })
      .map((arg) => `@${name}(${arg.name}) is another or none`),
  );
  const types = Object.values(fake.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => {
      const original = from.getType(type.name);
      return original ? ofType(type, original) : [`${type.name} does not exist`];
    });
  return [...directives, ...types];
}

function ofType(type: GraphQLNamedType, original: GraphQLNamedType): string[] {
  if (isScalarType(type)) return isScalarType(original) ? [] : [`${type.name} is no scalar`];
  if (isEnumType(type) && isEnumType(original)) {
    const values = original.getValues().map(({ name }) => name);
    return type
      .getValues()
      .filter(({ name }) => !values.includes(name))
      .map(({ name }) => `${type.name}.${name} does not exist`);
  }
  if (isInputObjectType(type) && isInputObjectType(original)) {
    const found: string[] = [];
    for (const field of Object.values(type.getFields())) {
      const other = original.getFields()[field.name];
      if (String(other?.type) !== String(field.type))
        found.push(`${type.name}.${field.name}: ${String(other?.type)}`);
    }
    for (const field of Object.values(original.getFields())) {
      if (isRequiredInputField(field) && !type.getFields()[field.name]) {
        found.push(`${type.name}.${field.name} is required`);
      }
    }
    return found;
  }
  if (isObjectType(type) && (isObjectType(original) || isInterfaceType(original))) {
    const found: string[] = [];
    for (const field of Object.values(type.getFields())) {
      const other = original.getFields()[field.name];
      if (String(other?.type) !== String(field.type))
        found.push(`${type.name}.${field.name}: ${String(other?.type)}`);
      for (const arg of field.args) {
        const otherArg = other?.args.find(({ name }) => name === arg.name);
        if (String(otherArg?.type) !== String(arg.type)) {
          found.push(`${type.name}.${field.name}(${arg.name}): ${String(otherArg?.type)}`);
        }
      }
      for (const arg of other?.args ?? []) {
        if (isRequiredArgument(arg) && !field.args.some(({ name }) => name === arg.name)) {
          found.push(`${type.name}.${field.name}(${arg.name}) is required`);
        }
      }
    }
    return found;
  }
  return [`${type.name} is of another kind`];
}

describe.each(Object.entries(real))('beside the real schema of %s', (_, schema) => {
  it("the fake shop's schema is a true part", () => {
    expect(differences(buildSchema(shopifySchema), schema)).toEqual([]);
  });

  it('every document of the package is valid', () => {
    const sent = Object.entries(documents);
    expect(sent.map(([name]) => name).sort()).toEqual([
      'create',
      'currentCustomer',
      'destroy',
      'probe',
      'renew',
    ]);
    for (const [name, document] of sent) {
      expect(validate(schema, parse(document)), name).toEqual([]);
    }
  });
});

it('would find every kind of difference', () => {
  const invented = buildSchema(`
    type Query { shop(of: Int): String  nothing: Int }
    type Shop { name: String }
    enum CountryCode { ATLANTIS }
    input CustomerCreateInput { email: String  age: Int }
    scalar Colour
    directive @inContext(buyer: String) on QUERY
    scalar Customer
  `);
  const original = real['2026.4.4'];
  const found = differences(invented, original);
  for (const one of [
    'Query does not exist',
    'Shop.name: String!',
    'CountryCode.ATLANTIS does not exist',
    'CustomerCreateInput.email: String!',
    'CustomerCreateInput.age: undefined',
    'CustomerCreateInput.password is required',
    'Customer is no scalar',
    '@inContext(buyer) is another or none',
  ]) {
    expect(found).toContain(one);
  }
  const missingArgument = buildSchema(
    'type QueryRoot { customer: Customer } type Customer { id: ID! }',
  );
  expect(differences(missingArgument, original)).toContain(
    'QueryRoot.customer(customerAccessToken) is required',
  );
});
