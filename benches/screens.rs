//! From a key to a picture, without the terminal: what a press costs before it is written.

use divan::{Bencher, black_box};

#[path = "../tests/support/driver.rs"]
mod driver;

use driver::{Driver, Start};

fn main() {
    divan::main();
}

/// The program with a window of the size that terminals start with, on a screen `keys` lead to.
fn on(keys: &str) -> Driver {
    let mut start = Start::fresh();
    start.size = (100, 30);
    let mut driver = Driver::new(start);
    driver.keys(keys);
    driver.draw();
    driver
}

#[divan::bench]
fn down_and_up_the_path(bencher: Bencher<'_, '_>) {
    let mut driver = on("<Esc>");
    bencher.bench_local(|| {
        for key in ["j", "k"] {
            driver.keys(key);
            black_box(driver.draw());
        }
    });
}

#[divan::bench]
fn pages_to_and_fro(bencher: Bencher<'_, '_>) {
    let mut driver = on("<Enter>");
    bencher.bench_local(|| {
        for key in ["<Right>", "<Left>"] {
            driver.keys(key);
            black_box(driver.draw());
        }
    });
}

#[divan::bench]
fn draw_the_path_again(bencher: Bencher<'_, '_>) {
    let mut driver = on("<Esc>");
    bencher.bench_local(|| black_box(driver.draw()).buffer().area);
}
