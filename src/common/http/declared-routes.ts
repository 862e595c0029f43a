/** A path pattern of the application with the methods it answers. */
export interface DeclaredRoute {
  readonly path: string;
  /** In upper case; HEAD included where there is GET. */
  readonly methods: ReadonlySet<string>;
}

/** The part of express' router (from 5.3) that tells what was registered; its type package does not know it yet. */
export interface RouteList {
  listRoutes(): readonly {
    readonly path: unknown;
    /** Undefined for mounted routers, `*` for handlers of all methods. */
    readonly methods: readonly string[] | undefined;
  }[];
}

/**
 * The routes of an application, each path once, literal paths before those with parameters: who asks for
 * `/generate/cache` means that and not an id. Handlers of all methods are not routes: Nest registers its own "not found" so.
 */
export function declaredRoutes(router: RouteList): DeclaredRoute[] {
  const methodsByPath = new Map<string, Set<string>>();
  for (const { path, methods = [] } of router.listRoutes()) {
    if (typeof path !== 'string' || methods.length === 0 || methods.includes('*')) {
      continue;
    }
    const known = methodsByPath.get(path) ?? new Set();
    methods.forEach((method) => known.add(method.toUpperCase()));
    methodsByPath.set(path, known);
  }
  return [...methodsByPath]
    .map(([path, methods]) => ({ path, methods }))
    .sort((a, b) => Number(isPattern(a.path)) - Number(isPattern(b.path)));
}

function isPattern(path: string): boolean {
  return /[:*{]/.test(path);
}
