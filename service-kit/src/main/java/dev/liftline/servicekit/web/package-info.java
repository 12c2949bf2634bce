/** Problem documents, request bodies and the limit of requests in flight, for services on Tomcat. */
@NullMarked
package dev.liftline.servicekit.web;

import org.jspecify.annotations.NullMarked;
