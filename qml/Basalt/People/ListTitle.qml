// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** Head of one column. */
UiText {
    color: Theme.muted
    font.pixelSize: Theme.fontSecondary
    font.weight: Theme.weightMedium
}
