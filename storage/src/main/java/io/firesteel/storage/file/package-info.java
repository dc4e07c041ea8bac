/**
 * Files of any file system: local ones through {@code java.nio}, all others through Hadoop's
 * FileSystem. {@link io.firesteel.storage.file.FileAccess} is shared by all threads; an open input
 * allows positioned reads by several threads at once.
 */
package io.firesteel.storage.file;
