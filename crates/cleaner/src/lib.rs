//! Turns a raw page or text file into an article whose zones tell the article from the noise.
