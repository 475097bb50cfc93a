// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Theme

/** Title of a page, a remark beside it, and its buttons. */
RowLayout {
    id: root

    property string title
    property string note
    default property alias actions: row.data

    spacing: Theme.space3

    Heading {
        text: root.title
    }
    UiText {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignBaseline
        text: root.note
        color: Theme.muted
    }
    Row {
        id: row

        spacing: Theme.space2
    }
}
