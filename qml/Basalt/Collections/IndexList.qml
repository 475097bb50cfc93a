// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The indexes of a collection: list, add, change, drop. */
Item {
    id: root

    required property SchemaEditor editor
    property bool readOnly: false

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.space2

        RowLayout {
            Layout.fillWidth: true

            SectionLabel {
                Layout.fillWidth: true
                text: qsTr("Indexes")
            }
            UiText {
                text: qsTr("Unique fields and references have theirs already.")
                color: Theme.faint
                font.pixelSize: Theme.fontSecondary
            }
        }
        ListView {
            id: list

            objectName: "indexList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: contentHeight
            Layout.maximumHeight: contentHeight
            clip: true
            spacing: Theme.space2
            model: root.editor.indexes
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: UiScrollBar { }
            delegate: IndexRow {
                width: list.width - (list.contentHeight > list.height ? Theme.space3 : 0)
                editor: root.editor
                readOnly: root.readOnly
            }
        }
        EmptyState {
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.space6
            visible: list.count === 0
            iconName: "list"
            title: qsTr("No indexes of its own")
            message: qsTr("An index makes filters and sorting by its fields fast, and can keep several fields together unique.")
        }
        UiButton {
            objectName: "addIndexButton"
            visible: !root.readOnly
            iconName: "plus"
            text: qsTr("Add index")
            onClicked: root.editor.indexes.add()
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
