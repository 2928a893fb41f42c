package dev.cofferdam.functions.delivery;

/**
 * A result on its way: an event in JSON.
 *
 * @param id of the execution, and of the event
 * @param body the event, structured ({@code application/cloudevents+json})
 */
public record Message(String id, byte[] body) {}
