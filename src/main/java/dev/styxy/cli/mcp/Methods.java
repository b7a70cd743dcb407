package dev.styxy.cli.mcp;

import dev.styxy.cli.invocation.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers the methods of the protocol, in both eras. */
final class Methods {
  private static final String VERSION_KEY = "io.modelcontextprotocol/protocolVersion";
  private static final String CAPABILITIES_KEY = "io.modelcontextprotocol/clientCapabilities";
  private static final String SUBSCRIPTION_KEY = "io.modelcontextprotocol/subscriptionId";

  /** What needs a version, said in the request or agreed on before. */
  private static final Set<String> BEYOND_INITIALIZE =
      Set.of("server/discover", "subscriptions/listen", "tools/list", "tools/call");

  private static final Set<String> SLOW = Set.of("wait", "kill");
  private static final String ENDLESS = "wait";

  private final ToolTable tools;
  private final ToolRunner runner;
  private final Client client;
  private final Replies replies;
  private final Welcome welcome;
  private final Calls calls = new Calls();
  private boolean isInitialized;

  Methods(ToolTable tools, ToolRunner runner, Client client, Replies replies) {
    this.tools = tools;
    this.runner = runner;
    this.client = client;
    this.replies = replies;
    this.welcome = new Welcome(replies, tools.instructions());
  }

  /** Whether the client reads the answers, and is there. */
  boolean isHeard() {
    return replies.isTaken();
  }

  /** Ends what is still at work. */
  void end() {
    calls.end();
  }

  void answer(Message message) {
    if (message instanceof Message.Invalid invalid) {
      replies.error(invalid.id(), invalid.code(), invalid.why());
    } else if (message instanceof Message.Notification notification) {
      notice(notification);
    } else if (message instanceof Message.Request request) {
      try {
        answer(request);
      } catch (ProtocolException e) {
        replies.error(request.id(), e.code(), e.getMessage());
      }
    }
  }

  /** All others need nothing to be done. */
  private void notice(Message.Notification notification) {
    if (notification.method().equals("notifications/cancelled")) {
      notification.params().member("requestId").ifPresent(calls::cancel);
    }
  }

  private void answer(Message.Request request) throws ProtocolException {
    if (calls.isAtWork(request.id())) {
      throw new ProtocolException(
          ErrorCode.INVALID_REQUEST, "a request with this id is still being answered");
    }
    Optional<JsonValue.Structure> meta = request.params().structure("_meta");
    if (meta.isPresent() && meta.get().member(VERSION_KEY).isPresent()) {
      answerModern(request, meta.get());
    } else {
      answerLegacy(request);
    }
  }

  private void answerModern(Message.Request request, JsonValue.Structure meta)
      throws ProtocolException {
    String version =
        meta.text(VERSION_KEY)
            .orElseThrow(
                () -> ProtocolException.invalid("_meta[\"" + VERSION_KEY + "\"] is not a string"));
    if (!version.equals(Era.MODERN_VERSION)) {
      welcome.refuse(request.id(), version);
      return;
    }
    if (meta.structure(CAPABILITIES_KEY).isEmpty()) {
      throw ProtocolException.invalid(
          "_meta[\"" + CAPABILITIES_KEY + "\"] is missing, or not an object");
    }
    switch (request.method()) {
      case "server/discover" -> welcome.discover(request.id());
      case "subscriptions/listen" -> acknowledge(request);
      default -> answerTools(request, Era.MODERN);
    }
  }

  private void answerLegacy(Message.Request request) throws ProtocolException {
    switch (request.method()) {
      case "initialize" -> {
        welcome.initialize(request);
        isInitialized = true;
      }
      case "ping" -> replies.result(request.id(), Era.LEGACY, json -> {});
      default -> {
        if (!isInitialized && BEYOND_INITIALIZE.contains(request.method())) {
          throw ProtocolException.invalid(
              "params._meta[\""
                  + VERSION_KEY
                  + "\"] is missing, and the session has not begun with initialize");
        }
        answerTools(request, Era.LEGACY);
      }
    }
  }

  private void answerTools(Message.Request request, Era era) throws ProtocolException {
    switch (request.method()) {
      case "tools/list" -> list(request, era);
      case "tools/call" -> call(request, era);
      default ->
          throw new ProtocolException(
              ErrorCode.METHOD_NOT_FOUND, "unknown method: " + request.method());
    }
  }

  /** There is never anything to tell, so nothing is promised, and the stream stays silent. */
  private void acknowledge(Message.Request request) {
    replies.notification(
        "notifications/subscriptions/acknowledged",
        json -> {
          json.writeObjectFieldStart("_meta");
          json.writeFieldName(SUBSCRIPTION_KEY);
          JsonWriting.write(json, request.id());
          json.writeEndObject();
          json.writeObjectFieldStart("notifications");
          json.writeEndObject();
        });
  }

  /** All in one page, so that no cursor was ever handed out. */
  private void list(Message.Request request, Era era) throws ProtocolException {
    if (request.params().given("cursor").isPresent()) {
      throw ProtocolException.invalid(
          "this cursor was not handed out: all tools are on the first page");
    }
    replies.result(
        request.id(),
        era,
        json -> {
          json.writeArrayFieldStart("tools");
          for (Tool tool : tools.tools()) {
            JsonWriting.write(json, tool.definition());
          }
          json.writeEndArray();
          if (era == Era.MODERN) {
            Welcome.freshness(json);
          }
        });
  }

  private void call(Message.Request request, Era era) throws ProtocolException {
    String name =
        request
            .params()
            .text("name")
            .orElseThrow(() -> ProtocolException.invalid("the tool's name is missing"));
    Tool tool =
        tools.find(name).orElseThrow(() -> ProtocolException.invalid("unknown tool: " + name));
    JsonValue given = request.params().given("arguments").orElse(new JsonValue.Structure(Map.of()));
    if (!(given instanceof JsonValue.Structure arguments)) {
      throw ProtocolException.invalid("\"arguments\" is not an object");
    }
    if (client.isGone()) {
      return; // nobody is left to own a port, or to read an answer
    }
    if (!SLOW.contains(name)) {
      calls.run(call -> reply(request.id(), era, runner.call(tool, arguments, call)));
      return;
    }
    if (calls.isFull()) {
      throw ProtocolException.invalid(
          "too many calls at once: " + Calls.MOST + " are being answered");
    }
    calls.begin(
        request.id(),
        name.equals(ENDLESS),
        call -> {
          Json.Fields result = runner.call(tool, arguments, call);
          if (!call.isCancelled()) {
            reply(request.id(), era, result);
          }
        });
  }

  private void reply(JsonValue id, Era era, Json.Fields result) {
    replies.result(id, era, result);
  }
}
