"""Facts and edition change together: preview, publish, take back, and the sums before and after."""
