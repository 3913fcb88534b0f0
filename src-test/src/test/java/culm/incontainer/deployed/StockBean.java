package culm.incontainer.deployed;

import jakarta.ejb.Local;
import jakarta.ejb.Stateless;

/** The bean behind it. */
@Stateless
@Local(Stock.class)
public class StockBean implements Stock {

    @Override
    public String left(String item, Kind kind) {
        return "5 of %s, size %d".formatted(item, kind.getSize());
    }
}
