package dev.styxy.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentsTest {
  private static String words(String commandLine) {
    return Intents.of(commandLine).stream().map(IntentsTest::word).collect(Collectors.joining(" "));
  }

  private static String word(Intent intent) {
    if (intent instanceof Intent.EndProcesses end) {
      return "pids" + end.pids();
    }
    if (intent instanceof Intent.EndPort end) {
      return "port" + end.port();
    }
    if (intent instanceof Intent.EndMatching end) {
      List<String> words = end.patterns().stream().map(ProcessPattern::words).toList();
      return "match" + words;
    }
    return intent instanceof Intent.Claim claim ? "claim" + claim.port() : "all";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      value = {
        "kill 123 > pids[123]",
        "kill -9 123 456 > pids[123, 456]",
        "kill -s KILL 123 > pids[123]",
        "kill -TERM -- -123 > pids[-123]",
        "kill -9 -1 > all",
        "kill -9 $(lsof -ti:3000) > port3000",
        "kill $(lsof -t -i tcp:3000 -sTCP:LISTEN) > port3000",
        "kill `lsof -ti :3000` > port3000",
        "kill -9 \"$(lsof -t -i:3000,8000-8002)\" > port3000 port8000 port8001 port8002",
        "lsof -ti:3000 | xargs kill -9 > port3000",
        "lsof -ti:3000 | xargs -r -n 1 sudo kill > port3000",
        "lsof -ti:3000 | xargs -I{} kill -9 {} > port3000",
        "lsof -i -n -P | grep :3000 | awk '{print $2}' | xargs kill > port3000",
        "lsof -ti | xargs kill > all",
        "ss -ltnp | grep 3000 | sed 's/x/y/' | xargs kill > port3000",
        "sudo netstat -tlnp | grep ':3000 ' | awk '{print $7}' | cut -d/ -f1 | xargs -r kill > port3000",
        "PID=$(lsof -ti:3000); kill -9 $PID > port3000",
        "PID=$(lsof -ti:3000) && [ -n \"$PID\" ] && kill \"$PID\" > port3000",
        "for p in $(lsof -ti:3000); do kill $p; done > port3000",
        "lsof -ti:3000 | while read pid; do kill $pid; done > port3000",
        "fuser -k 3000/tcp > port3000",
        "sudo fuser -n tcp -k 3000 > port3000",
        "fuser -KILL -k 3000/tcp > port3000",
        "npx kill-port 3000 > port3000",
        "npx --yes kill-port 3000 8000 > port3000 port8000",
        "npx --yes kill-port@2 3050 > port3050",
        "watch -n1 'pkill node' > match[node]",
        "go run . -port 3050 > claim3050",
        "PORT=3050 docker compose up > claim3050",
        "pnpm dlx kill-port 3000 > port3000",
        "yarn kill-port 3000 > port3000",
        "npx fkill-cli :3000 > port3000",
        "pkill node > match[node]",
        "pkill -9 -f 'next dev' > match[next dev]",
        "pkill -u me -x vite > match[vite]",
        "sudo pkill --signal KILL --full vite > match[vite]",
        "killall -9 node python3 > match[node] match[python3]",
        "killall -s INT -r 'no.*' > match[no.*]",
        "kill $(pgrep -f vite) > match[vite]",
        "pgrep -f vite | xargs kill > match[vite]",
        "kill -9 $(pidof node) > match[node]",
        "ps aux | grep vite | grep -v grep | awk '{print $2}' | xargs kill -9 > match[vite]",
        "ps -ef | awk '/next dev/ {print $2}' | xargs kill > match[next dev]",
        "taskkill /F /PID 123 > pids[123]",
        "taskkill //IM node.exe //F > match[node]",
        "bash -c 'kill -9 123' > pids[123]",
        "sh -lc \"kill $(lsof -ti:3000)\" > port3000",
        "env FOO=1 nohup kill 123 > pids[123]",
        "timeout -s KILL 5 kill 123 > pids[123]",
        "eval 'pkill node' > match[node]",
        "cd /tmp && (pkill node || true) > match[node]",
        "if true; then kill 123; fi > pids[123]",
        "echo $(pkill node) > match[node]",
        "npm run dev -- -p 3000 > claim3000",
        "npm run dev -- --port=3000 > claim3000",
        "PORT=3000 npm run dev > claim3000",
        "PORT=3000 npm start & > claim3000",
        "export PORT=3000 && npm run dev > claim3000",
        "env PORT=3000 node server.js > claim3000",
        "npx cross-env PORT=3000 next dev > claim3000",
        "PORT=3000 bash -c 'node server.js' > claim3000",
        "npx next dev -p 3000 > claim3000",
        "yarn dev --port 3000 > claim3000",
        "vite --host 0.0.0.0 --port 3000 > claim3000",
        "uvicorn app:app --reload --port 8000 > claim8000",
        "gunicorn -w 4 -b 0.0.0.0:8000 app > claim8000",
        "python3 -m http.server 8000 > claim8000",
        "python3 -m http.server > claim8000",
        "python manage.py runserver 0.0.0.0:8001 > claim8001",
        "php -S localhost:8000 -t public > claim8000",
        "bundle exec rails server -p 3000 > claim3000",
        "docker run --rm -p 3000:80 nginx > claim3000",
        "docker run -p 127.0.0.1:8080:80/tcp nginx > claim8080",
        "java -Dserver.port=8080 -jar app.jar > claim8080",
        "flask run -p 5000 > claim5000",
        "npx -y serve -l 3000 dist > claim3000",
        "nohup npm run dev -- --port 3000 > claim3000",
      })
  void isFound(String commandLine, String expected) {
    assertEquals(expected, words(commandLine));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ls -la",
        "git commit -m 'kill -9 the bug on port 3000'",
        "echo \"kill 123\"",
        "echo kill 123 | cat",
        "grep -rn 'pkill node' .",
        "cat <<EOF > stop.sh\nkill -9 123\npkill node\nEOF",
        "kill -0 123",
        "kill -l",
        "kill $!",
        "kill %1",
        "kill $SERVER_PID",
        "command -v kill",
        "man kill",
        "# kill 123",
        "curl http://localhost:3000/health",
        "curl -s localhost:3000 | head",
        "wget -qO- 127.0.0.1:8000",
        "lsof -i :3000",
        "fuser 3000/tcp",
        "pgrep -f node",
        "ps aux | grep node",
        "ss -ltnp | grep 3000",
        "nc -z localhost 3000",
        "psql -h localhost -p 5432 -c 'select 1'",
        "ssh -p 2222 host",
        "ssh host 'pkill node'",
        "docker exec web kill 1",
        "docker ps --filter publish=3000",
        "mkdir -p 2024/12",
        "PORT=3000 echo hi",
        "PORT=3000 npm test",
        "DATABASE_PORT=5432 npm run dev",
        "npm run build -- --port 3000",
        "PORT=3050 docker compose ps",
        "PORT=3050 npx playwright test",
        "node cli.js --help --port 3050",
        "python3 -m http.server 3050 --help",
        "npm test",
        "npm run dev",
        "npx playwright test",
        "npm run dev -- --port $PORT",
        "python3 migrate.py --port 5432",
        "go test -p 4 ./...",
        "styxy run -n web -p 3000 -- npm run dev",
        "make -j 8",
        "pkill -P 123 node",
        "pkill -n node",
        "pkill \"$NAME\"",
        "kill 'unfinished",
        "kill $(lsof -ti:3000",
        "trap 'kill 0' EXIT",
        "python3 -c 'import os; os.kill(1, 9)'",
      })
  void isLetPass(String commandLine) {
    assertEquals("", words(commandLine));
  }

  @Test
  void hugeAndDeepLinesAreLetPass() {
    assertEquals("", words("kill 123 " + "x".repeat(1 << 19)));
    assertEquals("", words("$(".repeat(5000) + "kill 1"));
    assertEquals("", words("bash -c ".repeat(50) + "'kill 1'"));
  }
}
