//! Values turn into places on an axis, and a range of values into round ticks.

use jiff::civil::Date;

use crate::dates;

/// A linear map from values to units of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    values: (f64, f64),
    places: (f64, f64),
}

impl Scale {
    /// Maps the first value to the first place and the last to the last; one value alone lies in the middle.
    pub fn new(values: (f64, f64), places: (f64, f64)) -> Self {
        Scale { values, places }
    }
    /// Where a value lies, to a tenth of a unit.
    pub fn place(&self, value: f64) -> f64 {
        let (first, last) = self.values;
        let share = if last > first { (value - first) / (last - first) } else { 0.5 };
        let place = self.places.0 + share * (self.places.1 - self.places.0);
        (place * 10.0).round() / 10.0
    }
}

/// Round values from 0 to at least `most`, four to six of them.
pub fn ticks(most: f64) -> Vec<f64> {
    let rough = (most / 4.0).max(1.0);
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|factor| factor * power).into_iter().find(|step| *step >= rough);
    let step = step.unwrap_or(rough);
    let count = (most / step).ceil().max(1.0) as usize;
    (0..=count).map(|at| at as f64 * step).collect()
}

/// Days to label, each with the value that it is reported as: all where they are few, else the first, the last and
/// some between that are far enough apart.
pub fn day_labels(days: &[(Date, &str)], scale: &Scale, apart: f64) -> Vec<(f64, String)> {
    let mut labels: Vec<(f64, Date, &str)> = Vec::new();
    let last = days.last().map(|(day, _)| scale.place(dates::number(*day)));
    for (day, value) in days {
        let place = scale.place(dates::number(*day));
        let clear = labels.last().is_none_or(|(before, ..)| place - before >= apart);
        let clear_of_last = last.is_none_or(|last| place == last || last - place >= apart);
        if clear && clear_of_last {
            labels.push((place, *day, value));
        }
    }
    let mut year = None;
    let word = |(place, day, value): (f64, Date, &str)| {
        let new = year.replace(day.year()) != Some(day.year());
        (place, dates::short(value, new))
    };
    labels.into_iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn ticks_are_round_and_reach_the_top() {
        assert_eq!(ticks(32.0), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(ticks(1.0), [0.0, 1.0]);
        for most in [0.0, 3.0, 7.0, 99.0, 1e9, 14_000.0] {
            let ticks = ticks(most);
            assert!(ticks.len() < 8 && ticks.last().is_some_and(|top| *top >= most), "{most}: {ticks:?}");
        }
    }

    #[test]
    fn labels_keep_apart_and_name_each_year_once() {
        let days = [
            (date(2023, 12, 30), "2023-12-30"),
            (date(2023, 12, 31), "2023-12-31"),
            (date(2024, 1, 20), "2024-01-20"),
            (date(2024, 4, 1), "2024-04"),
        ];
        let scale = Scale::new((dates::number(days[0].0), dates::number(days[3].0)), (0.0, 400.0));
        let labels = day_labels(&days, &scale, 60.0);
        assert_eq!(
            labels.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(),
            ["30 Dec 2023", "20 Jan 2024", "Apr"]
        );
        let one = Scale::new((5.0, 5.0), (0.0, 10.0));
        assert_eq!(one.place(5.0), 5.0);
    }
}
