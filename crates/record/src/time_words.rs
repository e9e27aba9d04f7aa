//! ISO 8601 values turn into words: `2024-04-02` into `2 April 2024`.

/// How a time value reads in a sentence: `2 April 2024`, `April 2024`; what is no plain date stays as it is.
pub fn date_in_words(value: &str) -> String {
    let mut parts = value.split('-');
    let (year, month, day) = (parts.next().unwrap_or(value), parts.next(), parts.next());
    let name = month
        .and_then(|month| month.parse::<usize>().ok())
        .and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    match (name, day.and_then(|day| day.parse::<u8>().ok())) {
        (Some(name), Some(day)) => format!("{day} {name} {year}"),
        (Some(name), None) if day.is_none() => format!("{name} {year}"),
        _ => value.to_owned(),
    }
}

/// How a duration reads in a sentence: `14 years`, `1 month`, `7 years and 6 months`.
pub fn length_in_words(duration: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut digits = String::new();
    for c in duration.trim_start_matches('P').chars() {
        let unit = match c {
            'Y' => "year",
            'M' => "month",
            'W' => "week",
            'D' => "day",
            _ => {
                digits.push(c);
                continue;
            }
        };
        let plural = if digits == "1" { "" } else { "s" };
        parts.push(format!("{} {unit}{plural}", std::mem::take(&mut digits)));
    }
    if parts.is_empty() || !digits.is_empty() { duration.to_owned() } else { parts.join(" and ") }
}

/// The English names of the months, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        assert_eq!(date_in_words("2024-04-02"), "2 April 2024");
        assert_eq!(date_in_words("2024-04"), "April 2024");
        assert_eq!(date_in_words("XXXX-10"), "October XXXX");
        assert_eq!(date_in_words("2024-W07-WE"), "2024-W07-WE");
    }

    #[test]
    fn durations_read_as_people_say_them() {
        assert_eq!(length_in_words("P14Y"), "14 years");
        assert_eq!(length_in_words("P1M"), "1 month");
        assert_eq!(length_in_words("P7Y6M"), "7 years and 6 months");
        assert_eq!(length_in_words("PT5H"), "PT5H");
    }
}
