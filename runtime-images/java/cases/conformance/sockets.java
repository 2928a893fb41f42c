// what: finds no network, by the ordinary errors
// expect: completed
// stdout-lacks: connected
// stdout-contains: refused
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

public class Main {
    public static void main(String[] args) {
        for (String place : new String[] {"example.com:80", "127.0.0.1:22", "192.0.2.1:80"}) {
            String[] parts = place.split(":");
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])), 2000);
                System.out.println("connected to " + place);
            } catch (IOException refused) {
                System.out.println("refused: " + refused);
            }
        }
    }
}
