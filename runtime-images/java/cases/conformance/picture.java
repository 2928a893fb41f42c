// what: draws a picture with text, without a screen
// expect: completed
// fetch: *.png
// artifacts: picture.png
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import javax.imageio.ImageIO;

public class Main {
    public static void main(String[] args) throws Exception {
        BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(Color.WHITE);
        drawing.drawString("Größe", 20, 50);
        drawing.dispose();
        ImageIO.write(image, "png", new File("picture.png"));
    }
}
