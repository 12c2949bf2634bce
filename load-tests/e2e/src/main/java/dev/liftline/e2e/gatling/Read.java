package dev.liftline.e2e.gatling;

/**
 * One question to the gateway.
 *
 * @param name what it is called in the report
 * @param path its path and query
 * @param again whether the reader looks again a moment later, knowing the first answer's tag
 */
record Read(String name, String path, boolean again) {}
