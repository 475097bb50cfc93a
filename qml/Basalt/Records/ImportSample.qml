// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The first rows of the file as they are read, each column under its name and the field it goes into. */
ListView {
    id: root

    required property RecordImport work
    readonly property int fitting: Math.max(0, Math.min(work.shownRows, Math.floor((height - headHeight) / Theme.rowHeight)))
    readonly property int headHeight: Theme.grid(11)

    objectName: "importSample"
    orientation: ListView.Horizontal
    clip: true
    model: work.columns
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    highlightMoveDuration: 0
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("First rows of the file")
    T.ScrollBar.horizontal: UiScrollBar { }

    UiText {
        parent: root
        anchors.centerIn: parent
        visible: root.work.shownRows === 0
        text: root.count > 0 ? qsTr("There are no rows below the names of the columns.") : root.work.headProblem
        color: Theme.muted
    }
    delegate: Column {
        id: column

        required property string name
        required property string target
        required property bool numeric
        required property list<string> samples
        readonly property bool used: target !== ""

        width: Theme.grid(42)

        Item {
            width: parent.width
            height: root.headHeight

            Rectangle {
                anchors.fill: parent
                color: column.ListView.isCurrentItem && root.activeFocus ? Theme.hover : Theme.transparent
            }
            Column {
                anchors.verticalCenter: parent.verticalCenter
                x: Theme.space3
                width: parent.width - 2 * Theme.space3

                UiText {
                    width: parent.width
                    text: column.name
                    color: column.used ? Theme.text : Theme.faint
                    font.weight: Theme.weightMedium
                }
                UiText {
                    width: parent.width
                    text: column.used ? column.target : qsTr("do not import")
                    color: column.used ? Theme.accent : Theme.faint
                    font.pixelSize: Theme.fontSecondary
                }
            }
            Separator {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
        Repeater {
            model: root.fitting

            Item {
                id: cell

                required property int index

                width: column.width
                height: Theme.rowHeight

                MonoText {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.space3
                    anchors.rightMargin: Theme.space3
                    text: (column.samples[cell.index] ?? "").replace(/\s+/g, " ")
                    color: column.used ? Theme.text : Theme.faint
                    horizontalAlignment: column.numeric ? Text.AlignRight : Text.AlignLeft
                }
                Separator {
                    anchors.bottom: parent.bottom
                    width: parent.width
                }
            }
        }
    }
}
