// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The saved views of a collection, and keeping what is shown as one. */
UiPopup {
    id: root

    required property SavedViews views

    objectName: "viewsPopup"
    width: Theme.grid(90)

    function keep(): void {
        views.save(nameField.text);
        nameField.clear();
        close();
    }

    contentItem: ColumnLayout {
        spacing: Theme.space2

        SectionLabel {
            text: qsTr("Saved views")
        }
        UiText {
            Layout.fillWidth: true
            visible: root.views.count === 0
            text: qsTr("A view keeps filter, order and columns under a name, on this computer.")
            color: Theme.muted
            wrapMode: Text.WordWrap
        }
        ListView {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Theme.grid(70))
            clip: true
            model: root.views
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: UiScrollBar { }
            delegate: ViewLine {
                id: line

                width: ListView.view.width
                onOpened: {
                    root.close();
                    root.views.open(line.name);
                }
                onRemoved: root.views.remove(line.name)
            }
        }
        UiButton {
            objectName: "updateView"
            Layout.fillWidth: true
            visible: root.views.modified
            iconName: "save"
            text: qsTr("Keep the changes in “%1”").arg(root.views.current)
            onClicked: {
                root.views.save(root.views.current);
                root.close();
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            UiTextField {
                id: nameField

                objectName: "viewName"
                Layout.fillWidth: true
                maximumLength: 60
                placeholderText: qsTr("Name of a new view")
                onAccepted: if (text.trim() !== "") root.keep()
            }
            UiButton {
                objectName: "saveView"
                kind: "primary"
                text: qsTr("Save")
                enabled: nameField.text.trim() !== ""
                onClicked: root.keep()
            }
        }
    }
}
