package io.aftershock.monitor.replay;

public final class DebugMain {
    private DebugMain() {}

    public static void main(String[] args) throws Exception {
        for (Captures capture : Captures.values()) {
            System.out.println("== " + capture);
            Replayed found = CaptureReplay.of(capture);
            found.lines().stream()
                    .map(l -> l.json())
                    .filter(j -> j.contains("\"record\":\"breach\"")
                            || (j.contains("\"record\":\"election\"") && j.contains("hints\":[{"))
                            || (j.contains("\"record\":\"election\"") && j.contains("\"meta\"")))
                    .forEach(System.out::println);
        }
    }
}
