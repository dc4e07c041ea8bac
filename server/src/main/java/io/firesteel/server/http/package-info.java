/**
 * The HTTP side: one Jetty server on one port. Avatica's protocol is at {@code /}, our own paths
 * beside it: {@code /session}, {@code /execute}, {@code /prepare}, {@code /frames/*}, {@code
 * /cancel/*}, {@code /close/*}, {@code /catalog}, {@code /progress/*}, {@code /ping/*}, {@code
 * /health}.
 *
 * <p>Threads: request threads read bodies and start work, and never wait for a statement. Answers
 * are written asynchronously, so a slow reader holds memory (one frame) and no thread.
 */
package io.firesteel.server.http;
