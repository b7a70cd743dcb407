fn main() { let port = std::env::var("SHOP_PORT").unwrap_or("3000".into()); println!("{port}"); }
