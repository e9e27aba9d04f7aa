//! Points turn into the shapes of a step plot: steps, bands, marks and axes, in units of the drawing.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::point::Point;
use super::scale::{Scale, day_labels, ticks};
use crate::{dates, words};

/// Width of the drawing.
pub const WIDTH: f64 = 640.0;
/// Height of the drawing.
pub const HEIGHT: f64 = 280.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 16.0;
const TOP: f64 = 18.0;
const BOTTOM: f64 = 32.0;
/// How far apart the labels of days keep.
const APART: f64 = 78.0;
/// How far an open bound reaches past its mark.
const ARROW: f64 = 22.0;

/// What is counted over time, as [`super::counts`] finds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What is counted: `members`, `killed`.
    pub name: String,
    /// Out of how many.
    pub total: Option<f64>,
    /// The points in the order of their days; never empty.
    pub points: Vec<Point>,
    /// Where the fact stands.
    pub fact: String,
}

impl Series {
    /// Whether it counts in hundredths.
    pub fn is_share(&self) -> bool {
        self.name.starts_with("percent")
    }
    /// The highest number that is drawn, its total apart; at least 1.
    pub fn highest(&self) -> f64 {
        let values = self.points.iter().flat_map(|point| [point.value, point.low, point.high]);
        values.flatten().fold(1.0, f64::max)
    }
}

/// A tick of an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Its place.
    pub at: f64,
    /// Its label.
    pub label: String,
}

/// A point as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Where, across.
    pub x: f64,
    /// Where, down.
    pub y: f64,
    /// Top and bottom of its interval; equal where the number is exact.
    pub whisker: (f64, f64),
    /// Left and right end of its days where they are more than one.
    pub bar: Option<(f64, f64)>,
    /// Path of the arrow head of an open bound.
    pub arrow: String,
    /// Style: `on-course` or `beside`, with `hedged`.
    pub class: String,
    /// The point in words.
    pub label: String,
    /// Its place in the text.
    pub href: String,
}

/// A series as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What is counted.
    pub name: String,
    /// Number of the series, for its colour.
    pub number: usize,
    /// The steps, as path data.
    pub steps: String,
    /// The bands, as path data.
    pub band: String,
    /// Where its total lies, with its label.
    pub total: Option<Tick>,
    /// The points.
    pub spots: Vec<Spot>,
}

/// A step plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// Ticks of the count.
    pub y_ticks: Vec<Tick>,
    /// Ticks of the days.
    pub x_ticks: Vec<Tick>,
    /// The series.
    pub lines: Vec<Line>,
}

struct Axes {
    x: Scale,
    y: Scale,
    last: f64,
}

impl Plot {
    /// Draws series over common axes; the count starts at 0.
    pub fn new(series: &[Series]) -> Self {
        let days = days(series);
        let ticks = ticks(highest(series));
        let axes = Axes::new(&days, ticks.last().copied().unwrap_or(1.0));
        let x_ticks = day_labels(&days, &axes.x, APART).into_iter().map(|(at, label)| Tick { at, label });
        Plot {
            x_ticks: x_ticks.collect(),
            y_ticks: ticks
                .iter()
                .map(|value| Tick { at: axes.y.place(*value), label: number(*value) })
                .collect(),
            lines: series.iter().enumerate().map(|(at, series)| axes.line(series, at)).collect(),
        }
    }
}

/// The days on which points begin, each with the finest value that one of them is reported for.
fn days(series: &[Series]) -> Vec<(Date, &str)> {
    let mut days: BTreeMap<Date, &str> = BTreeMap::new();
    for point in series.iter().flat_map(|series| &series.points) {
        let value = days.entry(point.days.0).or_default();
        if point.evidence.when.len() > value.len() {
            *value = &point.evidence.when;
        }
    }
    days.into_iter().collect()
}

fn highest(series: &[Series]) -> f64 {
    let totals = series.iter().filter_map(|series| series.total);
    series.iter().map(Series::highest).chain(totals).fold(1.0, f64::max)
}

impl Axes {
    fn new(days: &[(Date, &str)], top: f64) -> Self {
        let ends = days.first().zip(days.last()).map(|(a, b)| (dates::number(a.0), dates::number(b.0)));
        let right = WIDTH - RIGHT - 24.0;
        Axes {
            x: Scale::new(ends.unwrap_or((0.0, 1.0)), (LEFT + 24.0, right)),
            y: Scale::new((0.0, top), (HEIGHT - BOTTOM, TOP)),
            last: WIDTH - RIGHT,
        }
    }
    fn line(&self, series: &Series, number: usize) -> Line {
        let course = course(&series.points);
        let total = series.total.map(|total| {
            let label = format!("of {}", self::number(total));
            Tick { at: self.y.place(total), label }
        });
        Line {
            name: series.name.clone(),
            number,
            steps: self.steps(&course),
            band: self.band(&course, series.total),
            total,
            spots: series.points.iter().map(|point| self.spot(point, series)).collect(),
        }
    }
    fn day(&self, point: &Point) -> f64 {
        self.x.place(dates::number(point.days.0))
    }
    /// Each count holds until the next is reported, and the last to the edge.
    fn steps(&self, course: &[&Point]) -> String {
        let mut path = String::new();
        for (at, point) in course.iter().enumerate() {
            let (x, y) = (self.day(point), self.y.place(point.at()));
            let until = course.get(at + 1).map_or(self.last, |next| self.day(next));
            path += &format!("{}{x} {y}H{until}", if at == 0 { "M" } else { "L" });
        }
        path
    }
    /// The interval of each step that has one: a floor alone reaches to the total or the top, a ceiling to 0.
    fn band(&self, course: &[&Point], total: Option<f64>) -> String {
        let mut path = String::new();
        for (at, point) in course.iter().enumerate() {
            if point.low.is_some() && point.low == point.high {
                continue;
            }
            let until = course.get(at + 1).map_or(self.last, |next| self.day(next));
            let top = point.high.or(total).map_or(TOP, |high| self.y.place(high));
            let bottom = self.y.place(point.low.unwrap_or_default());
            path += &format!("M{} {top}H{until}V{bottom}H{}Z", self.day(point), self.day(point));
        }
        path
    }
    fn spot(&self, point: &Point, series: &Series) -> Spot {
        let (x, y) = (self.day(point), self.y.place(point.at()));
        let (first, last) = (x, self.x.place(dates::number(point.days.1)).min(self.last));
        let place = |value: Option<f64>| value.map_or(y, |value| self.y.place(value));
        let course = if point.is_on_course() { "on-course" } else { "beside" };
        let (up, down) = ((y - ARROW).max(2.0), (y + ARROW).min(HEIGHT - BOTTOM));
        let (whisker, arrow) = if point.is_open_above() {
            ((up, y), format!("M{} {}L{x} {up}L{} {}", x - 4.0, up + 5.0, x + 4.0, up + 5.0))
        } else if point.is_open_below() {
            ((y, down), format!("M{} {}L{x} {down}L{} {}", x - 4.0, down - 5.0, x + 4.0, down - 5.0))
        } else {
            ((place(point.high), place(point.low)), String::new())
        };
        Spot {
            x,
            y,
            whisker,
            bar: (last - first > 3.0).then_some((first, last)),
            arrow,
            class: format!("{course}{}", if point.hedged { " hedged" } else { "" }),
            label: label(point, series),
            href: point.evidence.href.clone(),
        }
    }
}

/// The points that the steps go through: one for each day, the one that holds.
fn course(points: &[Point]) -> Vec<&Point> {
    let mut course: Vec<&Point> = Vec::new();
    for point in points.iter().filter(|point| point.is_on_course()) {
        match course.last_mut() {
            Some(last) if last.days.0 == point.days.0 => {
                if point.status < last.status || point.evidence.when >= last.evidence.when {
                    *last = point;
                }
            }
            _ => course.push(point),
        }
    }
    course
}

fn label(point: &Point, series: &Series) -> String {
    let Point { evidence, status, claims, .. } = point;
    let held = if point.is_on_course() { String::new() } else { format!(" ({})", words::position(*status)) };
    let times = if *claims > 1 { format!(", {claims} reports") } else { String::new() };
    format!("{}: {}{held}, {}{times}. “{}”", evidence.date, bounded(point), evidence.word(), evidence.quote)
        + if series.name.is_empty() { "" } else { " – " }
        + &series.name
}

/// The number with what bounds it: `more than 20`, `18 to 22`.
pub fn bounded(point: &Point) -> String {
    let text = match (point.low, point.high) {
        (Some(low), Some(high)) if low != high => {
            let range = format!("{} to {}", number(low), number(high));
            point.value.map_or(range.clone(), |value| format!("about {} ({range})", number(value)))
        }
        (Some(low), None) => match point.value {
            Some(value) if value < low => format!("more than {}", number(value)),
            _ => format!("at least {}", number(low)),
        },
        (None, Some(high)) => match point.value {
            Some(value) if value > high => format!("fewer than {}", number(value)),
            _ => format!("at most {}", number(high)),
        },
        _ => number(point.at()),
    };
    if point.hedged { format!("{text}, hedged or denied") } else { text }
}

/// A number with its thousands apart (a thin space, as in ISO 80000-1).
pub fn number(value: f64) -> String {
    let whole = format!("{}", value.abs().trunc());
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() > 4 {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    let part = format!("{:.2}", value.abs().fract());
    let part = part.trim_start_matches('0').trim_end_matches('0').trim_end_matches('.');
    format!("{}{text}{part}", if value < 0.0 { "−" } else { "" })
}
