// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Column names over the grid: a click sorts, the edge resizes, the funnel filters, dragging moves. */
Rectangle {
    id: root

    required property RecordTableModel table
    required property real offset
    required property int gutterWidth
    readonly property int frozenWidth: table.columns.frozenWidth
    signal resized

    implicitHeight: Theme.rowHeight
    color: Theme.surface

    Item {
        x: root.gutterWidth
        width: root.frozenWidth
        height: root.height
        clip: true

        GridHeaderRow {
            height: root.height
            table: root.table
            frozenPart: true
            onResized: root.resized()
        }
    }
    Item {
        anchors.fill: parent
        anchors.leftMargin: root.gutterWidth + root.frozenWidth
        clip: true

        GridHeaderRow {
            x: -root.offset
            height: root.height
            table: root.table
            frozenPart: false
            onResized: root.resized()
        }
    }
    Separator {
        x: root.gutterWidth - Theme.hairline
        height: parent.height
        vertical: true
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
    Separator {
        anchors.top: parent.top
        width: parent.width
    }
}
