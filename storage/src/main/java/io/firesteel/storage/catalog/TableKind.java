package io.firesteel.storage.catalog;

/** What DROP does to the data, and how SHOW and DESCRIBE name the object. */
public enum TableKind {
  /** Its files belong to the catalog and go when it is dropped. */
  MANAGED,
  /** Its files belong to somebody else and stay. */
  EXTERNAL,
  VIEW
}
