package dev.styxy.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.shell.Outside;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentsTest {
  private static String words(String commandLine) {
    return words(commandLine, Outside.NOTHING);
  }

  private static String words(String commandLine, Outside outside) {
    return Intents.of(commandLine, outside).stream()
        .map(IntentsTest::word)
        .collect(Collectors.joining(" "));
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
      return "match" + words + (end.users().isEmpty() ? "" : "of" + new TreeSet<>(end.users()));
    }
    if (intent instanceof Intent.EndSomePort end) {
      return "some" + end.port().source();
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
        "go run ./cmd/server -port 3050 > claim3050",
        "PORT=3050 docker compose up > claim3050",
        "pnpm dlx kill-port 3000 > port3000",
        "yarn kill-port 3000 > port3000",
        "npx -y kill-port-process 3000 > port3000",
        "npm exec kill-port-process 3000 > port3000",
        "npx fkill-cli :3000 > port3000",
        "pkill node > match[node]",
        "pkill -9 -f 'next dev' > match[next dev]",
        "pkill -u me -x vite > match[vite]of[me]",
        "sudo pkill --signal KILL --full vite > match[vite]",
        "killall -9 node python3 > match[node] match[python3]",
        "killall -s INT -r 'no.*' > match[no.*]",
        "kill $(pgrep -f vite) > match[vite]",
        "pgrep -f vite | xargs kill > match[vite]",
        "kill -9 $(pidof node) > match[node]",
        "ps aux | grep vite | grep -v grep | awk '{print $2}' | xargs kill -9 > match[vite, !grep]",
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
        "python3 -m flask run -p 5000 > claim5000",
        "python3.12 -m uvicorn app:app --port 8000 > claim8000",
        "php artisan serve --port=8000 > claim8000",
        "node server.js --port 3000 > claim3000",
        "node ./src/apiServer.js -p 3000 > claim3000",
        "PORT=3000 node index.js > claim3000",
        "PORT=3000 go run . > claim3000",
        "PORT=3000 ./bin/dev > claim3000",
        "PORT=3000 ./server > claim3000",
        "PORT=3000 bash start.sh > claim3000",
        "bin/rails s -p 3000 > claim3000",
        "dotnet run --urls http://localhost:5000 > claim5000",
        "ASPNETCORE_URLS=http://+:5000 dotnet run > claim5000",
        "hugo server -p 1313 > claim1313",
        "nx serve shop --port 4200 > claim4200",
        "./gradlew bootRun --args='--server.port=3000' > claim3000",
        "./gradlew bootRun --args '--spring.profiles.active=dev --server.port=3000' > claim3000",
        "mvn spring-boot:run -Dspring-boot.run.arguments=--server.port=3000 > claim3000",
        "./mvnw -q spring-boot:run -Dspring-boot.run.jvmArguments='-Dserver.port=3000' > claim3000",
        "mvn spring-boot:run -Dserver.port=3000 > claim3000",
        "./mvnw quarkus:dev -Dquarkus.http.port=3000 > claim3000",
        "java -jar app.jar --server.port=3000 > claim3000",
        "npx -y serve -l 3000 dist > claim3000",
        "nohup npm run dev -- --port 3000 > claim3000",
      })
  void isFound(String commandLine, String expected) {
    assertEquals(expected, words(commandLine));
  }

  /** Values that the line itself tells. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      value = {
        "for p in 3000; do lsof -ti:$p | xargs kill; done > port3000",
        "for p in 3000 3001; do lsof -ti:$p | xargs -r kill -9; done > port3000 port3001",
        "for p in {3045..3047}; do fuser -k $p/tcp; done > port3045 port3046 port3047",
        "for p in 300{0,1}; do fuser -k $p/tcp; done > port3000 port3001",
        "for p in $(seq 3000 3002); do npx kill-port $p; done > port3000 port3001 port3002",
        "for p in `seq 3000 2 3004`; do npx kill-port $p; done > port3000 port3002 port3004",
        "for ((p=3000;p<=3001;p++)); do fuser -k $p/tcp; done > port3000 port3001",
        "for p in 3000; do pid=$(lsof -ti:$p); if [ -n \"$pid\" ]; then kill -9 $pid; fi; done > port3000",
        "PORT=3000; kill $(lsof -ti:$PORT) > port3000",
        "PORT=3000 && kill -9 \"$(lsof -t -i \"tcp:${PORT}\")\" > port3000",
        "P=3000 ; fuser -k $P/tcp > port3000",
        "P=3000; fuser -k \"${P}/tcp\" > port3000",
        "export PORT=3000; lsof -ti :$PORT | xargs kill > port3000",
        "kill $(lsof -ti:${PORT:-3000}) > port3000",
        "PORT=${1:-3000}; fuser -k $PORT/tcp > port3000",
        "if x; then P=3000; else P=3001; fi; fuser -k $P/tcp > port3000 port3001",
        "P=30; fuser -k ${P}00/tcp > port3000",
        "PORTS=\"3000 3001\"; for p in $PORTS; do fuser -k $p/tcp; done > port3000 port3001",
        "PORTS=(3000 3001); for p in \"${PORTS[@]}\"; do fuser -k $p/tcp; done > port3000 port3001",
        "PORTS=(3000); PORTS+=(3001); for p in ${PORTS[@]}; do fuser -k $p/tcp; done > port3000 port3001",
        "echo 3000 3001 | xargs npx kill-port > port3000 port3001",
        "echo 3000 3001 | tr ' ' '\\n' | while read p; do fuser -k $p/tcp; done > port3000 port3001",
        "printf '%s\\n' 3000 3001 | xargs -I{} fuser -k {}/tcp > port3000 port3001",
        "seq 3000 3001 | xargs -I % sh -c 'lsof -ti:% | xargs kill' > port3000 port3001",
        "lsof -ti:3000 | xargs -I{} sh -c 'kill -9 {}' > port3000",
        "lsof -ti:3000 | xargs sh -c 'kill -9 $0' > port3000",
        "lsof -ti:3000 | while read p; do eval \"kill $p\"; done > port3000",
        "while read p; do kill $p; done < <(lsof -ti:3000) > port3000",
        "while read p; do kill $p; done <<< \"$(lsof -ti:3000)\" > port3000",
        "mapfile -t pids < <(lsof -ti:3000); kill \"${pids[@]}\" > port3000",
        "xargs kill < <(lsof -ti:3000) > port3000",
        "xargs -r kill -9 <<< $(lsof -ti:3000) > port3000",
        "echo $(lsof -ti:3000) | xargs kill > port3000",
        "(lsof -ti:3000; lsof -ti:3001) | xargs kill > port3000 port3001",
        "{ lsof -ti:3000; lsof -ti:3001; } | sort -u | xargs kill > port3000 port3001",
        "eval \"kill \\$(lsof -ti:3000)\" > port3000",
        "P=3000; eval \"fuser -k $P/tcp\" > port3000",
        "P=3000; bash -c \"fuser -k $P/tcp\" > port3000",
        "P=3000 bash -c 'fuser -k $P/tcp' > port3000",
        "sh -c 'fuser -k $1/tcp' sh 3000 > port3000",
        "bash -euo pipefail -c 'fuser -k 3000/tcp' > port3000",
        "sh -c 'bash -c \"kill 123\"' > pids[123]",
        "echo 'kill 123' | sh > pids[123]",
        "killport() { lsof -ti:$1 | xargs kill; }; killport 3000; killport 3001 > port3000 port3001",
        "function killport { lsof -ti:$1 | xargs kill; }; killport 3000 > port3000",
        "function killport() { lsof -ti:$1 | xargs kill; }; killport 3000 > port3000",
        "set -- 3000 3001; for p in \"$@\"; do fuser -k $p/tcp; done > port3000 port3001",
        "N='next dev'; pkill -f \"$N\" > match[next dev]",
        "tmux new-session -d -s web 'npx vite --port 3000' > claim3000",
        "tmux send-keys -t web 'PORT=3000 npm run dev' Enter > claim3000",
        "npx concurrently 'npm run watch' 'vite --port 3000' > claim3000",
        "trap 'kill $(lsof -ti:3000)' EXIT > port3000",
        "P=3000; npx vite --port $P > claim3000",
        "PORT=3000; PORT=$PORT npm run dev > claim3000",
        "lsof -iTCP:3000 -sTCP:LISTEN -n -P | awk 'NR!=1 {print $2}' | xargs kill > port3000",
        "ss -lptn 'sport = :3000' | grep -oP 'pid=\\K[0-9]+' | xargs kill > port3000",
        "netstat -tlnp | awk '/:3000 / {split($7,a,\"/\"); print a[1]}' | xargs kill > port3000",
        "ss -ltnp | awk '$4 ~ /:3000$/ {print $6}' | xargs kill > port3000",
        "ss -ltnp | sed -n 's/.*:3000 .*pid=\\([0-9]*\\).*/\\1/p' | xargs kill > port3000",
        "ss -ltnp | grep -oP 'pid=\\K[0-9]+' | xargs kill > all",
        "lsof -t -i tcp -s tcp:listen | xargs kill > all",
        "lsof -i -P | grep node | awk '{print $2}' | xargs kill > match[node]",
        "ps aux | grep -i node | grep -v /home/me/x | awk '{print $2}' | xargs kill > match[node, !/home/me/x]",
        "ps -C node -o pid= | xargs kill > match[node]",
        "kill $(ps -u me | grep '[n]ode' | cut -c1-5) > match[[n]ode]of[me]",
        "pkill -u nobody node > match[node]of[nobody]",
        "pkill -9 -fu nobody node > match[node]of[nobody]",
        "pkill --euid=65534 node > match[node]of[65534]",
        "pkill -u $(whoami) node > match[node]",
        "pkill -9 -u nobody > match[]of[nobody]",
        "pkill -U root,nobody node > match[node]of[nobody, root]",
        "killall -u nobody node > match[node]of[nobody]",
        "killall --user nobody > match[]of[nobody]",
      })
  void isFoundThroughVariables(String commandLine, String expected) {
    assertEquals(expected, words(commandLine));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      value = {
        "python3 -c \"import os,signal; os.kill(123, signal.SIGTERM)\" > pids[123]",
        "python3 -c \"import subprocess; subprocess.run('fuser -k 3000/tcp', shell=True)\" > port3000",
        "python3 -c \"import subprocess; subprocess.run(['fuser', '-k', '3000/tcp'])\" > port3000",
        "python -c 'import os; os.system(\"kill $(lsof -ti:3000)\")' > port3000",
        "node -e \"process.kill(123)\" > pids[123]",
        "node -e \"require('child_process').execSync('fuser -k 3000/tcp')\" > port3000",
        "ruby -e 'Process.kill(\"TERM\", 123)' > pids[123]",
        "find . -name x -exec pkill node ; > match[node]",
      })
  void isFoundInOtherLanguages(String commandLine, String expected) {
    assertEquals(expected, words(commandLine));
  }

  @Test
  void whatTheLineHasWrittenIsKnown() {
    assertEquals("port3000", words("lsof -ti:3000 > /tmp/p && kill $(cat /tmp/p)"));
    assertEquals("port3000", words("lsof -ti:3000 >/tmp/p 2>/dev/null; xargs kill < /tmp/p"));
    assertEquals("port3000", words("echo 3000 > .port; fuser -k $(cat .port)/tcp"));
    assertEquals("", words("npm run dev & echo $! > .pid; kill $(cat .pid)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat > k.sh <<'E'\nfuser -k 3000/tcp\nE\nbash k.sh",
        "cat <<E > k.sh\nkill \\$(lsof -ti:3000)\nE\nchmod +x k.sh && ./k.sh",
        "echo 'fuser -k $1/tcp' > /tmp/k.sh; sh -x /tmp/k.sh 3000",
        "echo 'fuser -k 3000/tcp' > k.sh; . ./k.sh",
      })
  void aScriptThatTheLineHasWrittenIsRead(String commandLine) {
    assertEquals("port3000", words(commandLine));
  }

  @Test
  void aScriptThatIsWrittenAndNotRunIsNoIntent() {
    assertEquals("", words("cat > k.sh <<'E'\nfuser -k 3000/tcp\nE\nchmod +x k.sh"));
  }

  @Test
  void quotesInAHereDocumentOfASubstitutionDoNotHideWhatFollows() {
    String message = "git commit -m \"$(cat <<'EOF'\nDon't kill 1 :)\nEOF\n)\"";
    assertEquals("", words(message));
    assertEquals("port3000", words(message + " && fuser -k 3000/tcp"));
  }

  @Test
  void hereDocumentsForAShellAreRead() {
    assertEquals("port3000", words("bash <<EOF\nkill $(lsof -ti:3000)\nEOF"));
    assertEquals("port3000", words("P=3000\nbash -s <<EOF\nfuser -k $P/tcp\nEOF"));
    assertEquals("pids[123]", words("cat <<'EOF' | sh\nkill 123\nEOF"));
    assertEquals("port3000", words("while read p; do\nfuser -k $p/tcp\ndone <<EOF\n3000\nEOF"));
    assertEquals("pids[123]", words("sudo bash <<-EOF\n\tkill 123\n\tEOF"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for p in $(cat ports.txt); do fuser -k $p/tcp; done",
        "kill $(lsof -ti:$PORT)",
        "lsof -ti:$(curl -s localhost/port) | xargs kill",
        "P=$((3000 + 1)); fuser -k $P/tcp",
        "for p in {1..1000000}; do fuser -k $p/tcp; done",
        "for p in $(seq 1 65535); do fuser -k $p/tcp; done",
        "kill $(lsof -ti:{1..9}{1..999})",
        "lsof -ti:1-65535 | xargs kill",
        "npx kill-port $PORT",
        "fuser -k {1..65535}/tcp",
        "fuser -k http-alt/tcp",
        "ss -ltnp | grep :$PORT | awk '{print $6}' | xargs kill",
        "ss -ltnp | grep ':300[0-9]' | awk '{print $6}' | xargs kill",
        "while read p; do fuser -k $p/tcp; done < ports.txt",
      })
  void aPortThatIsNotKnownBeforeIsSome(String commandLine) {
    assertTrue(words(commandLine).startsWith("some"), words(commandLine));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill 123 $(echo {1..999}{1..999}{1..999})",
        "a=x; a=$a$a$a$a$a$a$a$a; a=$a$a$a$a$a$a$a$a; a=$a$a$a$a$a$a$a$a; a=$a$a$a$a$a$a$a$a; kill 123 $a",
        "a=$(x); a=$(x $a $a $a $a); a=$(x $a $a $a $a); a=$(x $a $a $a $a); a=$(x $a $a $a $a); a=$(x $a $a $a $a); a=$(x $a $a $a $a); a=$(x $a $a $a $a); a=$(x $a $a $a $a); kill 123 $a",
        "f() { f; f; f; f; f; f; f; f; f; f; f; f; f; f; f; f; }; kill 123; f",
        "for i in {1..900}; do for j in {1..900}; do kill 123 $i$j$i$j; done; done",
        "e='eval $e $e $e'; kill 123; eval $e",
        "echo 'sh e; sh e; sh e' > e; kill 123; sh e",
      })
  @Timeout(10)
  void whatGrowsWithoutEndEndsAtOnce(String commandLine) {
    assertTrue(words(commandLine).startsWith("pids[123"), words(commandLine));
  }

  @Test
  @Timeout(10)
  void aTextThatDoublesEndsAtOnce() {
    assertEquals("pids[123]", words("kill 123; a=xx; " + "a=$a$a; ".repeat(60) + "kill $a"));
  }

  @Test
  void quotesWithinParenthesesWithinQuotesEndSomewhere() {
    assertEquals("", words("echo \"$(".repeat(30_000) + "kill 3" + ")\"".repeat(30_000)));
  }

  @Test
  @Timeout(10)
  void longLinesOfBracesEndAtOnce() {
    for (String braces : new String[] {"{", "}", "{}", "{a,", "{1..", "$(", "\"", "{a,b}"}) {
      String line = "kill 123 " + braces.repeat(200_000 / braces.length());
      assertTrue(words(line).isEmpty() || words(line).equals("pids[123]"), braces);
    }
  }

  @Test
  void numbersAreTakenFromSmallFilesAndTheEnvironment() {
    Outside outside =
        new Outside() {
          @Override
          public Optional<String> variable(String name) {
            return name.equals("PORT") ? Optional.of("3000") : Optional.empty();
          }

          @Override
          public Optional<String> file(String path) {
            return switch (path) {
              case ".pid" -> Optional.of("123\n");
              case "web/.pid" -> Optional.of("124\n");
              case ".env" -> Optional.of("# ours\nAPI_PORT=3001\n");
              default -> Optional.empty();
            };
          }
        };
    assertEquals("pids[123]", words("kill $(cat .pid)", outside));
    assertEquals("pids[124]", words("cd web && kill -9 $(<.pid)", outside));
    assertEquals("pids[123]", words("xargs kill < .pid", outside));
    assertEquals("", words("kill $(cat other.pid)", outside));
    assertEquals("port3000", words("fuser -k $PORT/tcp", outside));
    assertEquals("port3001", words("source .env; fuser -k $API_PORT/tcp", outside));
    assertEquals("port3001", words("set -a; . .env; set +a; npx kill-port $API_PORT", outside));
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
        "kill $(jobs -p)",
        "kill $(cat .pid)",
        "trap 'kill $(jobs -p)' EXIT",
        "for p in 3000 3001; do curl -s localhost:$p; done",
        "P=3000; echo \"kill $(lsof -ti:$P)\"",
        "cat > stop.sh <<EOF\nfuser -k 3000/tcp\nEOF",
        "killport() { lsof -ti:$1 | xargs kill; }",
        "pkill -P 123",
        "pkill -P123 node",
        "ps aux | grep $NAME | awk '{print $2}' | xargs kill",
        "find . -name '*.{ts,js}' | xargs rm",
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
        "node scripts/check.js --port 3000",
        "node scripts/check-server.js --port 3000",
        "node index.js --port 3000",
        "go run . -port 3050",
        "cargo run -- --port 3000",
        "python3 client.py --port 3000",
        "python3 -m pytest --port 3000",
        "tsx scripts/wait.ts -p 3000",
        "npx wait-on -t 5000 tcp:3000",
        "wait-on http://localhost:3000",
        "PORT=3000 node scripts/check.js",
        "PORT=3000 ./smoke.sh",
        "PORT=3000 pytest",
        "PORT=3000 python3 seed.py",
        "PORT=3000 npx cypress run",
        "mvn test -Dserver.port=3000",
        "./gradlew test -Dserver.port=3000",
        "caddy reload --address localhost:2019",
        "bash deploy.sh --port 3000",
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
        "python3 -c 'print(\"kill 1\")'",
        "python3 -c 'import socket; socket.create_connection((\"localhost\", 3000))'",
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
